package io.synq.outbound;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** Answers one lookup after another, the last answer for ever, and remembers what it was asked. */
final class FakeDns {
  final List<String> asked = new CopyOnWriteArrayList<>();
  private final List<String> answers;

  FakeDns(String... answers) {
    this.answers = List.of(answers);
  }

  InetAddress[] resolve(String host) throws UnknownHostException {
    asked.add(host);
    if (answers.isEmpty()) {
      throw new UnknownHostException(host);
    }
    var answer = answers.get(Math.min(asked.size(), answers.size()) - 1);
    return Stream.of(answer.split(" ")).map(Addresses::of).toArray(InetAddress[]::new);
  }

  /** Asks on the thread of the caller. */
  static AddressGuard.Resolver at(Lookups.Directory directory) {
    return (tenantId, host) -> {
      try {
        return CompletableFuture.completedFuture(directory.addresses(host));
      } catch (UnknownHostException e) {
        return CompletableFuture.failedFuture(e);
      }
    };
  }

  /** A guard that asks here and lets these blocks through. */
  AddressGuard guard(String... allowed) {
    return new AddressGuard(
        true, Stream.of(allowed).map(Cidr::parse).toList(), (URI url) -> false, at(this::resolve));
  }
}
