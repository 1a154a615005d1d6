/** A newcomer's first module. */
package example;
