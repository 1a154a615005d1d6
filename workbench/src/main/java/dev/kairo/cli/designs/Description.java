package dev.kairo.cli.designs;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kairo.hw.Design;
import dev.kairo.hw.estimate.Device;
import dev.kairo.hw.estimate.Estimate;
import dev.kairo.hw.verilog.EmittedDesign;
import dev.kairo.hw.verilog.Manifest;
import java.util.Optional;

/** A design's {@code kairo.json}: its manifest with the estimate of its resources. */
public final class Description {
  private Description() {}

  /** Describes a design under the name it is asked for by. */
  public static ObjectNode of(String name, Design design, EmittedDesign emitted) {
    return Manifest.of(emitted, name, Optional.of(fields(design.estimate())));
  }

  private static ObjectNode fields(Estimate estimate) {
    ObjectNode fields = new ObjectMapper().createObjectNode();
    fields.put("dsp", estimate.total().dsp());
    fields.put("lut", estimate.total().lut());
    fields.put("ff", estimate.total().ff());
    fields.put("bram36", estimate.total().bram36());
    fields.put("lutram", estimate.total().lutram());
    fields.put("device", Device.XCKU095.name());
    fields.put("fits", estimate.fits(Device.XCKU095));
    return fields;
  }
}
