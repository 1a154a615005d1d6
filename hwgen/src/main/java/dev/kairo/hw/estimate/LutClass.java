package dev.kairo.hw.estimate;

/**
 * Kinds of LUT, each with its own factor.
 *
 * <p>ABC covers logic as shallow as it can with up to nine inputs a function, then as small as that
 * depth allows. Where that is clear (nine inputs save no level, or all logic fits one level), its
 * cover is like ours and counts by the first four kinds. In between ABC finds some but not all of
 * the shallow functions: there our cover with six inputs counts, and a part of what the one with
 * nine takes more.
 */
public enum LutClass {
  /** Feeds a carry chain. */
  CARRY,
  /** Up to three inputs. */
  SMALL,
  /** Four to six inputs. */
  LARGE,
  /** One of several behind multiplexers. */
  WIDE,
  /** In between: what the cover with nine inputs takes more than the one with six, or less. */
  SHALLOWER
}
