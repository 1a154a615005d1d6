/** Plans of slots, and what a checker says of wrong ones. */
package dev.kairo.stdm.plan;
