/**
 * Small named circuits that together use every construct: what tools and simulators are held to.
 */
package dev.kairo.hw.construct;
