package dev.kairo.hw.ir;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a class whose frames never count as the place where a circuit was written.
 *
 * <p>A node takes the name of the variable behind such frames only where each of them returns the
 * node; a transparent class passes names on whatever it does.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Machinery {
  /** Whether names pass through the class's frames unconditionally. */
  boolean transparent() default false;
}
