/** The engines that the documents published, and what a lane of them cost. */
package dev.kairo.train.documents;
