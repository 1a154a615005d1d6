package dev.kairo.cli.explore.work;

import dev.kairo.cli.console.Progress;
import dev.kairo.cli.explore.choice.Goal;
import dev.kairo.cli.explore.journal.PointRecord;
import dev.kairo.cli.explore.journal.PointState;
import dev.kairo.cli.explore.space.Space;
import java.util.Locale;
import java.util.Optional;

/** Counts the points that ended, and shows how it stands. */
final class Tally {
  private final Space space;
  private final Goal goal;
  private final Progress progress;
  private int expected;
  private int ended;
  private int failed;
  private Optional<PointRecord> best = Optional.empty();

  Tally(Space space, Goal goal, Progress progress) {
    this.space = space;
    this.goal = goal;
    this.progress = progress;
  }

  synchronized void expect(int more) {
    expected += more;
    show();
  }

  synchronized void ended(PointRecord record) {
    ended++;
    if (record.state() instanceof PointState.Failed) {
      failed++;
    } else if (best.isEmpty() || goal.order().compare(record.costs(), best.get().costs()) < 0) {
      best = Optional.of(record);
    }
    show();
  }

  private void show() {
    String words = ended + " of " + expected + " points";
    if (failed > 0) {
      words += ", " + failed + " failed";
    }
    if (best.isPresent()) {
      words +=
          String.format(
              Locale.ROOT,
              "; best %s: %,d cycles",
              space.label(best.get().candidate().configuration()),
              best.get().costs().intervalCycles());
    }
    progress.detail(words);
  }
}
