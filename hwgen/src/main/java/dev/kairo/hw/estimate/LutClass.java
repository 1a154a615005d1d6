package dev.kairo.hw.estimate;

/**
 * Kinds of LUT, each with its own factor.
 *
 * <p>ABC covers logic as shallow as it can with up to nine inputs a function, then as small as that
 * depth allows. Where nine inputs save levels at little cost its cover is like our deep one; where
 * they cost much its graph hides most of the shallow functions, and ours with six inputs is closer.
 */
public enum LutClass {
  /** Feeds a carry chain. */
  CARRY,
  /** Up to three inputs. */
  SMALL,
  /** Four to six inputs. */
  LARGE,
  /** One of several behind multiplexers. */
  WIDE
}
