/** Which flows of words go between boards, by which cables and in which slots. */
package dev.kairo.stdm.plan;
