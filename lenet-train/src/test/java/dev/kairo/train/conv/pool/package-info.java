/** The pool against its golden rule. */
package dev.kairo.train.conv.pool;
