package io.synq.platform;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** The process's own output, past the server's logs. */
public final class ProcessOutput {
  private static final System.Logger LOG = System.getLogger(ProcessOutput.class.getName());

  private ProcessOutput() {}

  public static void print(String text) {
    try {
      // Not closed: it is the process's output, not ours.
      new FileOutputStream(FileDescriptor.out).write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      LOG.log(System.Logger.Level.WARNING, "start.output_closed");
    }
  }
}
