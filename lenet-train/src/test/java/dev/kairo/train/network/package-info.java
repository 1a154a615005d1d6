/** What a network file may say, and the sentence about everything else. */
package dev.kairo.train.network;
