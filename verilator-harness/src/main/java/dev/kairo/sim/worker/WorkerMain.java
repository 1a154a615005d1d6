package dev.kairo.sim.worker;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;

/** The program a worker JVM runs: takes jobs from its standard input until that ends. */
final class WorkerMain {
  private static final int ORPHANED = 3;

  private WorkerMain() {}

  public static void main(String[] arguments) throws IOException {
    DataInputStream in = new DataInputStream(System.in);
    DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)));
    // What jobs print belongs to the log; the standard output is the parent's pipe.
    System.setOut(System.err);
    ProcessHandle.current()
        .parent()
        .ifPresent(parent -> parent.onExit().thenRun(() -> Runtime.getRuntime().halt(ORPHANED)));
    while (true) {
      String job;
      try {
        job = WorkerProtocol.read(in);
      } catch (EOFException closed) {
        return;
      }
      answer(out, job, WorkerProtocol.read(in));
      out.flush();
    }
  }

  private static void answer(DataOutputStream out, String job, String input) throws IOException {
    String result;
    try {
      WorkerJob instance =
          Class.forName(job).asSubclass(WorkerJob.class).getDeclaredConstructor().newInstance();
      result = instance.run(input);
    } catch (Throwable problem) {
      StringWriter trace = new StringWriter();
      problem.printStackTrace(new PrintWriter(trace));
      out.writeByte(WorkerProtocol.FAILED);
      WorkerProtocol.write(out, problem.getClass().getName());
      WorkerProtocol.write(out, String.valueOf(problem.getMessage()));
      WorkerProtocol.write(out, trace.toString());
      return;
    }
    out.writeByte(WorkerProtocol.COMPLETED);
    WorkerProtocol.write(out, result);
  }
}
