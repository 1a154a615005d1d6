package dev.kairo.cli.console;

import java.io.PrintStream;
import java.util.Locale;

/**
 * Progress for people and for logs. A clock thread keeps it alive: five times a second on a
 * terminal, every two seconds in a log.
 */
public final class LiveProgress implements Progress {
  private static final long REDRAW_MILLIS = 200;
  private static final long HEARTBEAT_MILLIS = 1_900;
  private static final String TURNS = "|/-\\";

  private final PrintStream stream;
  private final boolean redraw;
  private final Colours colours;
  private final int columns;
  private final Thread clock;
  private int stages;
  private int number;
  private String stage = "";
  private String detail = "";
  private long startedAt;
  private long shownAt;
  private int turn;
  private boolean running;
  private boolean closed;

  /** Starts the clock; {@code redraw} asks for one line redrawn in place. */
  public LiveProgress(PrintStream stream, boolean redraw, Colours colours, int columns) {
    this.stream = stream;
    this.redraw = redraw;
    this.colours = colours;
    this.columns = columns;
    this.clock = new Thread(this::tick, "progress");
    clock.setDaemon(true);
    clock.start();
  }

  @Override
  public synchronized void plan(int count) {
    stages = count;
    number = 0;
  }

  @Override
  public synchronized void start(String name) {
    number++;
    stage = name;
    detail = "";
    startedAt = System.nanoTime();
    shownAt = startedAt;
    running = true;
    if (redraw) {
      draw();
    }
  }

  @Override
  public synchronized void detail(String words) {
    detail = words;
  }

  @Override
  public synchronized void done(String words) {
    end(colours.good("ok"), "ok", words);
  }

  @Override
  public synchronized void failed(String words) {
    end(colours.bad("failed"), "failed", words);
  }

  @Override
  public synchronized void close() {
    if (running && redraw) {
      erase();
    }
    running = false;
    closed = true;
    clock.interrupt();
  }

  private void end(String mark, String plainMark, String words) {
    if (!running) {
      return;
    }
    running = false;
    if (redraw) {
      erase();
    }
    String head = head();
    String time = seconds(System.nanoTime() - startedAt);
    int room = Paragraph.WIDTH - head.length() - plainMark.length() - time.length() - 3;
    String body =
        words.length() <= room
            ? words + " ".repeat(room - words.length())
            : Paragraph.wrap(words, Math.max(20, room), " ".repeat(head.length()));
    stream.println(head + body + " " + time + "  " + mark);
    stream.flush();
  }

  private String head() {
    String count = stages > 0 ? "[" + number + "/" + stages + "] " : "";
    return String.format(Locale.ROOT, "%s%-10s ", count, stage);
  }

  private void tick() {
    while (true) {
      try {
        Thread.sleep(REDRAW_MILLIS);
      } catch (InterruptedException closing) {
        return;
      }
      synchronized (this) {
        if (closed) {
          return;
        }
        if (running && redraw) {
          draw();
        } else if (running && System.nanoTime() - shownAt > HEARTBEAT_MILLIS * 1_000_000) {
          beat();
        }
      }
    }
  }

  private void draw() {
    turn = (turn + 1) % TURNS.length();
    String time = seconds(System.nanoTime() - startedAt);
    String line =
        head() + TURNS.charAt(turn) + " " + time + (detail.isEmpty() ? "" : "  ") + detail;
    int room = Math.max(20, columns - 1);
    stream.print("\r\u001b[K" + (line.length() > room ? line.substring(0, room) : line));
    stream.flush();
  }

  private void beat() {
    shownAt = System.nanoTime();
    String line = head() + "... " + seconds(shownAt - startedAt) + "  " + detail;
    stream.println(
        line.length() > Paragraph.WIDTH
            ? line.substring(0, Paragraph.WIDTH)
            : line.stripTrailing());
    stream.flush();
  }

  private void erase() {
    stream.print("\r\u001b[K");
  }

  private static String seconds(long nanos) {
    return String.format(Locale.ROOT, "%5.1f s", nanos / 1e9);
  }
}
