/** Jobs in JVMs of their own, so that a model that crashes takes only its job with it. */
package dev.kairo.sim.worker;
