/** The designs that the estimate is measured against, and the table of those measurements. */
package dev.kairo.hw.estimate.calibration;
