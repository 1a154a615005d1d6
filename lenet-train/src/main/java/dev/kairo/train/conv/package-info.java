/** What the engines of a convolution layer share: the map they go over and what they do on it. */
package dev.kairo.train.conv;
