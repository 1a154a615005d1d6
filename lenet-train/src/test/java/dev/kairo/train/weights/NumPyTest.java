package dev.kairo.train.weights;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kairo.hw.tool.ToolCommand;
import dev.kairo.hw.tool.ToolResult;
import dev.kairo.hw.tool.ToolRunner;
import dev.kairo.train.network.Network;
import dev.kairo.train.network.NetworkFile;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Weights go to NumPy and come back; {@link WeightsFileTest} pins the bytes where there is none.
 */
class NumPyTest {
  private static final Network LENET5 = NetworkFile.shipped("lenet5");

  @TempDir Path directory;

  private static Optional<Path> python() {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .map(folder -> Path.of(folder, "python3"))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** Runs a few lines in the directory, and gives what they print. */
  private String run(String... lines) {
    Optional<Path> python = python();
    boolean ready =
        python.isPresent()
            && new ToolRunner()
                    .attempt(ToolCommand.of(python.get(), "-c", "import numpy"))
                    .exitCode()
                == 0;
    Assumptions.assumeTrue(ready, "without NumPy; apt-get install -y python3-numpy");
    String program = "import numpy as n\n" + String.join("\n", lines);
    ToolResult result =
        new ToolRunner().run(ToolCommand.of(python.get(), "-c", program).in(directory));
    return result.output();
  }

  private Weights read(String file) {
    return WeightsFile.read(LENET5, directory.resolve(file));
  }

  private String refusal(String file) {
    String path = directory.resolve(file).toString();
    return assertThrows(UnusableWeights.class, () -> read(file)).getMessage().replace(path, file);
  }

  @Test
  void numPyReadsWhatIsWrittenAndWritesWhatIsRead() {
    Weights weights = Weights.random(LENET5, 5);
    WeightsFile.write(weights, directory.resolve("w.npz"));
    String printed =
        run(
            "w = n.load('w.npz')",
            "print([(k, w[k].dtype.str, w[k].shape) for k in w.files])",
            "print(w['conv2.weight'][3, 4, 1, 2].view('u4'))",
            "n.savez('plain.npz', **w)",
            "n.savez_compressed('small.npz', **w)",
            "n.savez('double.npz', **{k: w[k].astype('f8') for k in w.files})",
            "n.savez('turned.npz', **{k: n.asfortranarray(w[k]) for k in w.files})",
            "b = dict(w); b['fc1.bias'] = b['fc1.bias'].copy(); b['fc1.bias'][7] = n.inf",
            "n.savez('infinite.npz', **b)");
    float picked = weights.layers().get(1).weights()[((3 * 20 + 4) * 5 + 1) * 5 + 2];
    assertEquals(
        "[('conv1.weight', '<f4', (20, 1, 5, 5)), ('conv1.bias', '<f4', (20,)),"
            + " ('conv2.weight', '<f4', (50, 20, 5, 5)), ('conv2.bias', '<f4', (50,)),"
            + " ('fc1.weight', '<f4', (500, 800)), ('fc1.bias', '<f4', (500,)),"
            + " ('fc2.weight', '<f4', (10, 500)), ('fc2.bias', '<f4', (10,))]\n"
            + Integer.toUnsignedString(Float.floatToIntBits(picked))
            + "\n",
        printed);
    for (String file : new String[] {"plain.npz", "small.npz"}) {
      for (int i = 0; i < weights.tensors().size(); i++) {
        assertArrayEquals(
            weights.tensors().get(i).numbers(), read(file).tensors().get(i).numbers());
      }
    }
    assertTrue(refusal("double.npz").startsWith("double.npz: conv1.weight holds numbers of type"));
    assertEquals(
        "turned.npz: conv1.weight is in Fortran order; only C order is read: save"
            + " numpy.ascontiguousarray of it.",
        refusal("turned.npz"));
    assertEquals(
        "infinite.npz: fc1.bias[7] is Infinity; weights must be finite numbers, so load others.",
        refusal("infinite.npz"));
  }
}
