#ifndef KAIRO_FC_ENGINE_H
#define KAIRO_FC_ENGINE_H

/* 0x4b464342, the letters KFCB */
#define KAIRO_FC_ID 0x00u
/* version of this map: major in bits 31..16, minor in bits 15..0 */
#define KAIRO_FC_VERSION 0x04u
/* errors or logits that arrive for a sample */
#define KAIRO_FC_INPUTS 0x08u
/* errors that leave for a sample */
#define KAIRO_FC_OUTPUTS 0x0cu
/* M: inputs worked on in a cycle */
#define KAIRO_FC_ROWS 0x10u
/* N: outputs worked on in a cycle */
#define KAIRO_FC_COLUMNS 0x14u
/* fraction bits in 7..0, exponent bits in 15..8, subnormals in bit 16, ReLU in bit 17, softmax in bit 18, numbers in a beat in 25..24 */
#define KAIRO_FC_FORMAT 0x18u
/* cycles from one sample to the next by the formula, without stalls */
#define KAIRO_FC_INTERVAL 0x1cu
/* mode of the frames that start from now on: 0 train, 1 load; writing 2 reads everything back once what came before is done, and takes no frame until another mode is written */
#define KAIRO_FC_CONTROL 0x20u
/* the learning rate in the engine's format, from the next error it takes */
#define KAIRO_FC_LEARNING_RATE 0x24u
/* bit 0: idle; bit 1: a frame's tlast was not where it belongs, write 1 to clear; bit 2: a read-back is under way */
#define KAIRO_FC_STATUS 0x28u
/* samples whose errors have left */
#define KAIRO_FC_SAMPLES 0x2cu
/* clock cycles since reset */
#define KAIRO_FC_CYCLES 0x30u
/* cycles between the last beats of the last two samples that left */
#define KAIRO_FC_LAST_INTERVAL 0x34u

#define KAIRO_FC_MODE_TRAIN 0u
#define KAIRO_FC_MODE_LOAD 1u
#define KAIRO_FC_MODE_READ 2u

#endif
