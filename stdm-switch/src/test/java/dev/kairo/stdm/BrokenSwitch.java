package dev.kairo.stdm;

import dev.kairo.hw.Design;
import dev.kairo.hw.verilog.EmittedFile;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** One wrong place in the Verilog of a switch: checks that can be trusted find it. */
public enum BrokenSwitch {
  WRONG_INPUT("OutputPort.v", "2'd1: chosen = stored1;", "2'd1: chosen = stored0;"),
  LATE_CLOSING("FrameTimer.v", "(entering ? new_last : last) >= slot", "last >= slot"),
  IDLE_SENDS("OutputPort.v", "default: ;", "default: chosen = stored0;"),
  NO_BOUNDARY(
      "FrameTimer.v",
      "ASKED: next_state = upcoming == 2'd0 ? ENTER : state;",
      "ASKED: next_state = ENTER;"),
  IMMEDIATE("RouteTable.v", "assign value = change ? update : current;", "assign value = written;"),
  EARLY_TABLE(
      "FrameTimer.v",
      "ENTER: next_state = frame_read ? LOAD : state;",
      "ENTER: next_state = LOAD;"),
  UNLOCKED("ControlRegisters.v", "accepted = write && ready", "accepted = write");

  private final String file;
  private final String right;
  private final String wrong;

  BrokenSwitch(String file, String right, String wrong) {
    this.file = file;
    this.right = right;
    this.wrong = wrong;
  }

  /** The Verilog files of a switch by name. */
  public static SortedMap<String, String> intact(SwitchParameters parameters) {
    SortedMap<String, String> files = new TreeMap<>();
    List<EmittedFile> emitted = Design.of(() -> new StdmSwitch(parameters)).verilog().files();
    emitted.forEach(one -> files.put(one.name(), one.text()));
    return files;
  }

  /** The same with the wrong place. */
  public SortedMap<String, String> of(SwitchParameters parameters) {
    SortedMap<String, String> files = intact(parameters);
    String text = files.get(file);
    if (text.split(java.util.regex.Pattern.quote(right), -1).length != 2) {
      throw new IllegalStateException(file + " holds \"" + right + "\" not exactly once:\n" + text);
    }
    files.put(file, text.replace(right, wrong));
    return files;
  }
}
