package dev.kairo.hw.estimate.calibration;

import java.util.ArrayList;
import java.util.List;

/** Every design the estimate is measured against, in a fixed order. */
public final class CalibrationLibrary {
  private CalibrationLibrary() {}

  /** All designs. */
  public static List<CalibrationDesign> all() {
    List<CalibrationDesign> all = new ArrayList<>();
    all.addAll(new OperatorDesigns().all());
    all.addAll(new ProductDesigns().all());
    all.addAll(new ChoiceDesigns().all());
    all.addAll(new MemoryDesigns().all());
    all.addAll(new ControlDesigns().all());
    all.addAll(new DatapathDesigns().all());
    all.addAll(new StreamDesigns().all());
    all.addAll(new FloatDesigns().all());
    return List.copyOf(all);
  }
}
