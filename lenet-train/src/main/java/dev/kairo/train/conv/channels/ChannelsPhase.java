package dev.kairo.train.conv.channels;

/** What the lanes do; the first four are the order of what stands in front of the adders. */
enum ChannelsPhase {
  /** Sums over taps and input channels. */
  FORWARD,
  /** Errors of the inputs. */
  ERRORS,
  /** Gradients. */
  GRADIENTS,
  /** Every weight stepped by its gradient. */
  STEP,
  /** A weight from outside. */
  LOAD,
  /** A weight or a gradient that is looked at. */
  LOOK;

  /** Bits of a phase. */
  static final int BITS = 3;
}
