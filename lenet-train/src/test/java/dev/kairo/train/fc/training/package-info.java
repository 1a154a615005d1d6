/** Tests of the engines that train fully connected layers. */
package dev.kairo.train.fc.training;
