package io.synq.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The languages in which clients are generated from {@code /openapi}, each with the generator that
 * its people use. What {@code src/test/clients} has of a language makes the main calls.
 */
enum ClientLanguage {
  JAVA {
    @Override
    void build(Path directory, Path description) throws IOException {
      String options =
          "library=native,useJakartaEe=true,useSingleRequestParameter=true,containerDefaultToNull=true";
      generate("java", directory, description, options);
      List<String> compile = new ArrayList<>(List.of(jdk("javac"), "-J" + QUICK, "-nowarn"));
      compile.addAll(List.of("-proc:none", "-d", "classes", "-cp", CLASS_PATH, "Calls.java"));
      try (Stream<Path> sources = Files.walk(directory.resolve("client/src/main/java"))) {
        sources
            .map(Path::toString)
            .filter(source -> source.endsWith(".java"))
            .forEach(compile::add);
      }
      Ran.in(directory, compile);
    }

    @Override
    List<String> start() {
      return List.of(jdk("java"), QUICK, "-cp", "classes:" + CLASS_PATH, "Calls");
    }
  },

  PYTHON {
    @Override
    void build(Path directory, Path description) throws IOException {
      generate("python", directory, description, "");
      Ran.in(directory, List.of("python3", "-m", "venv", "."));
      Ran.in(directory, List.of("bin/pip", "install", "-q", "./client"));
    }

    @Override
    List<String> start() {
      return List.of("bin/python", "calls.py");
    }
  },

  GO {
    @Override
    void build(Path directory, Path description) throws IOException {
      String generator = "github.com/oapi-codegen/oapi-codegen/v2/cmd/oapi-codegen@v2.8.2";
      String given = description.toString();
      Ran.in(directory, List.of("go", "run", generator, "-config", "client.yaml", given));
      Ran.in(directory, List.of("go", "mod", "tidy"));
      Ran.in(directory, List.of("go", "vet", "."));
      Ran.in(directory, List.of("go", "build", "-o", "calls", "."));
    }

    @Override
    List<String> start() {
      return List.of("./calls");
    }
  },

  TYPESCRIPT {
    @Override
    void build(Path directory, Path description) throws IOException {
      Ran.in(directory, List.of("npm", "install", "--no-audit", "--no-fund"));
      String given = description.toString();
      Ran.in(directory, List.of("npx", "openapi-typescript", given, "-o", "synq.ts"));
      Ran.in(directory, List.of("npx", "tsc"));
    }

    @Override
    List<String> start() {
      return List.of("node", "calls.js");
    }
  };

  private static final Path PROGRAMS = Path.of("src/test/clients");
  private static final Path GENERATOR = Path.of("target/clients/openapi-generator-cli.jar");
  private static final String CLASS_PATH = System.getProperty("java.class.path");
  private static final String QUICK = "-XX:TieredStopAtLevel=1";

  /** Makes a client and the program that uses it, in a directory that has the program's source. */
  abstract void build(Path directory, Path description) throws IOException;

  /** What starts the program; its arguments are still to be added. */
  abstract List<String> start();

  /** Generates a client, makes the main calls with it, and returns what they gave, line by line. */
  List<String> call(Path description, String... arguments) throws IOException {
    String name = name().toLowerCase();
    Path directory = Path.of("target/clients", name).toAbsolutePath();
    Directories.delete(directory);
    Directories.copy(PROGRAMS.resolve(name), directory);
    build(directory, description.toAbsolutePath());
    List<String> command = new ArrayList<>(start());
    command.addAll(List.of(arguments));
    return Ran.in(directory, command).lines().toList();
  }

  private static void generate(String language, Path directory, Path description, String options)
      throws IOException {
    List<String> command = new ArrayList<>(List.of(jdk("java"), QUICK));
    command.addAll(List.of("-jar", GENERATOR.toAbsolutePath().toString(), "generate"));
    command.addAll(List.of("-g", language, "-i", description.toString(), "-o", "client"));
    command.add("--additional-properties=hideGenerationTimestamp=true," + options);
    String parts = "models,apis,supportingFiles,modelDocs=false,apiDocs=false";
    command.add("--global-property=" + parts + ",modelTests=false,apiTests=false");
    Ran.in(directory, command);
  }

  private static String jdk(String program) {
    return Path.of(System.getProperty("java.home"), "bin", program).toString();
  }
}
