package io.synq.system;

import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** An agent that takes all the memory of the process that it is loaded into. */
public final class Glutton {
  private static final int MIB = 1 << 20;

  private Glutton() {}

  /** Returns once the process has choked. */
  static void feed(long pid, Path directory) {
    try {
      Path jar = jar(directory);
      VirtualMachine process = VirtualMachine.attach(Long.toString(pid));
      process.loadAgent(jar.toString());
      throw new AssertionError("it had room for everything");
    } catch (IOException e) {
      // It has ended before it could answer.
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** Called there. */
  public static void agentmain(String nothing) {
    List<byte[]> eaten = new ArrayList<>();
    while (true) {
      eaten.add(new byte[16 * MIB]);
    }
  }

  private static Path jar(Path directory) throws IOException {
    Path jar = directory.resolve("glutton.jar");
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().putValue("Agent-Class", Glutton.class.getName());
    String name = Glutton.class.getName().replace('.', '/') + ".class";
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file, manifest);
        InputStream code = Glutton.class.getClassLoader().getResourceAsStream(name)) {
      out.putNextEntry(new JarEntry(name));
      code.transferTo(out);
      out.closeEntry();
    }
    return jar;
  }
}
