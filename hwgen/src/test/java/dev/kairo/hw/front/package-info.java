/** What the front end accepts, names and refuses. */
package dev.kairo.hw.front;
