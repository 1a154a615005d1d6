package dev.kairo.train.golden;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kairo.train.digits.DigitSplit;
import dev.kairo.train.digits.Digits;
import dev.kairo.train.digits.DrawnDigits;
import dev.kairo.train.digits.UnreadableDigits;
import dev.kairo.train.network.InvalidNetwork;
import dev.kairo.train.network.Network;
import dev.kairo.train.network.NetworkFile;
import dev.kairo.train.network.Schedule;
import dev.kairo.train.weights.Weights;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GoldenTrainerTest {
  private final Crew crew = new Crew(1);

  @AfterEach
  void end() {
    crew.close();
  }

  private GoldenTrainer trainer(Network network, Schedule schedule) {
    return new GoldenTrainer(Weights.random(network, 1), schedule, crew);
  }

  @Test
  void theNetworkOfTheDocumentsLearnsDrawnDigits() {
    Network lenet5 = NetworkFile.shipped("lenet5");
    DigitSplit digits = DrawnDigits.split(400, 200, 1);
    GoldenTrainer trainer = trainer(lenet5, lenet5.training().schedule());
    Score before = trainer.test(digits.test(), score -> {});
    assertTrue(before.accuracy() < 0.3, before.toString());
    Score first = trainer.epoch(digits.training(), lenet5.training().learningRate(0), s -> {});
    Score second = trainer.epoch(digits.training(), lenet5.training().learningRate(1), s -> {});
    Score after = trainer.test(digits.test(), score -> {});
    assertTrue(second.loss() < first.loss(), first + " and " + second);
    assertEquals(200, after.samples());
    assertTrue(after.accuracy() > 0.9, after.toString());
  }

  /** Whoever looks on can do the same again, from what is told alone. */
  @Test
  void aWatchIsToldWhatTrainingWentBy() {
    Network network = SmallNetworks.single(3);
    Digits digits = SmallNetworks.digits(network, 5, 2);
    for (Schedule schedule : List.of(Schedule.STRICT, Schedule.BACKWARD_ONLY)) {
      GoldenTrainer trainer = trainer(network, schedule);
      GoldenNetwork again = new GoldenNetwork(Weights.random(network, 1), crew);
      List<Integer> numbers = new ArrayList<>();
      trainer.epoch(
          digits,
          0.25f,
          new GoldenTrainer.Watch() {
            @Override
            public void done(Score score) {
              assertEquals(numbers.size(), score.samples());
            }

            @Override
            public void trained(int number, int label, Activations sample, Errors errors) {
              assertEquals(digits.label(number), label);
              assertArrayEquals(trainer.pixels(digits, number), sample.into(0));
              assertEquals(network.layers().size(), errors.arriving().size());
              Errors same = again.train(sample, label, 0.25f);
              for (int layer = 0; layer < network.layers().size(); layer++) {
                assertArrayEquals(errors.at(layer), same.at(layer));
                assertEquals(network.layers().get(layer).output().size(), same.at(layer).length);
              }
              numbers.add(number);
            }
          });
      assertEquals(List.of(0, 1, 2, 3, 4), numbers);
      for (int i = 0; i < again.weights().tensors().size(); i++) {
        assertArrayEquals(
            trainer.weights().tensors().get(i).numbers(),
            again.weights().tensors().get(i).numbers());
      }
    }
  }

  @Test
  void theScoreOfBackwardOnlyIsThatOfTheBeginning() {
    Network network = SmallNetworks.single(1);
    Digits digits = SmallNetworks.digits(network, 6, 3);
    GoldenTrainer trainer = trainer(network, Schedule.BACKWARD_ONLY);
    Score before = trainer.test(digits, score -> {});
    assertEquals(before, trainer.epoch(digits, 0.1f, score -> {}));
    assertTrue(trainer.test(digits, score -> {}).loss() != before.loss());
  }

  private static String refusal(Network network, Digits digits) {
    try (Crew one = new Crew(1)) {
      GoldenTrainer trainer = new GoldenTrainer(Weights.random(network, 1), Schedule.STRICT, one);
      String sentence =
          assertThrows(UnreadableDigits.class, () -> trainer.epoch(digits, 1f, score -> {}))
              .getMessage();
      assertEquals(
          sentence,
          assertThrows(UnreadableDigits.class, () -> trainer.test(digits, score -> {}))
              .getMessage());
      return sentence;
    }
  }

  @Test
  void digitsThatDoNotFitAreRefused() {
    assertEquals(
        "small takes 2 maps, but a digit is one; choose a network with an input of [1, 12, 12].",
        refusal(SmallNetworks.of(0), DrawnDigits.of(1, 1)));
    assertEquals(
        "small takes maps of 12 x 12, but the digits are 28 x 28; choose a network with larger"
            + " ones.",
        refusal(SmallNetworks.single(0), DrawnDigits.of(1, 1)));
    assertEquals(
        "small tells 5 classes apart, but there is a label of 6; choose a network with more.",
        refusal(SmallNetworks.single(0), new Digits(1, 1, new byte[1], new byte[] {6})));
  }

  @Test
  void anotherFormatIsRefused() {
    Network half =
        NetworkFile.parse(
            "half.json",
            """
            {"network": "half", "input": [1, 2, 2], "format": "fp16",
             "layers": [{"name": "fc1", "kind": "fully-connected", "outputs": 2}],
             "training": {"learningRate": 0.1, "schedule": "strict"}}
            """);
    InvalidNetwork problem =
        assertThrows(InvalidNetwork.class, () -> trainer(half, Schedule.STRICT));
    assertEquals(
        "The golden network is in fp32, not in fp16; choose \"format\": \"fp32\".",
        problem.getMessage());
    assertEquals("half", problem.where());
  }

  @Test
  void aCrewThatIsClosedIsRefused() {
    Crew gone = new Crew(2);
    GoldenNetwork network = new GoldenNetwork(Weights.random(SmallNetworks.of(0), 1), gone);
    gone.close();
    assertEquals(
        "This crew is closed; make another one.",
        assertThrows(
                IllegalStateException.class,
                () -> network.forward(SmallNetworks.pixels(SmallNetworks.of(0), 1)))
            .getMessage());
  }

  @Test
  void everyPartIsDoneOnceAndAFailureIsPassedOn() {
    try (Crew three = new Crew(3)) {
      for (int results = 0; results < 2_000; results++) {
        AtomicIntegerArray times = new AtomicIntegerArray(results);
        three.share(
            results,
            (from, upTo) -> {
              for (int i = from; i < upTo; i++) {
                times.incrementAndGet(i);
              }
            });
        for (int i = 0; i < results; i++) {
          assertEquals(1, times.get(i));
        }
      }
      Crew.Share failing =
          (from, upTo) -> {
            throw new ArithmeticException("on purpose");
          };
      IllegalStateException problem =
          assertThrows(IllegalStateException.class, () -> three.share(3, failing));
      assertEquals("on purpose", problem.getCause().getMessage());
      three.share(3, (from, upTo) -> {});
    }
  }
}
