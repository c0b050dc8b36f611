package io.synq.shutdown;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandleProxies;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/**
 * What SIGTERM does in this process. The JVM runs all its shutdown hooks at once, and one of them
 * is Liberty's, which closes the ports: only the signal itself comes before that. Its interface,
 * {@code sun.misc.Signal} of the module {@code jdk.unsupported}, is called by name, since the
 * compiler warns of it in a way that cannot be silenced.
 */
final class Termination implements AutoCloseable {
  /** How the JVM itself exits on SIGTERM. */
  static final int STATUS = 128 + 15;

  private final MethodHandle handle;
  private final MethodHandle raise;
  private final Object usual;

  private Termination(MethodHandle handle, MethodHandle raise, Object usual) {
    this.handle = handle;
    this.raise = raise;
    this.usual = usual;
  }

  /** From now on SIGTERM runs the task, in a thread of its own, and does not end the process. */
  static Termination replacedBy(Runnable task) throws Throwable {
    ClassLoader jdk = ClassLoader.getPlatformClassLoader();
    Class<?> signals = jdk.loadClass("sun.misc.Signal");
    Class<?> handlers = jdk.loadClass("sun.misc.SignalHandler");
    MethodHandles.Lookup lookup = MethodHandles.lookup();
    Object signal = signals.getConstructor(String.class).newInstance("TERM");
    MethodHandle handle =
        lookup
            .findStatic(signals, "handle", MethodType.methodType(handlers, signals, handlers))
            .bindTo(signal);
    MethodHandle run =
        lookup.findVirtual(Runnable.class, "run", MethodType.methodType(void.class)).bindTo(task);
    Object handler =
        MethodHandleProxies.asInterfaceInstance(
            handlers, MethodHandles.dropArguments(run, 0, signals));
    MethodHandle raise =
        lookup
            .findStatic(signals, "raise", MethodType.methodType(void.class, signals))
            .bindTo(signal);
    return new Termination(handle, raise, handle.invoke(handler));
  }

  /**
   * Sends the signal once more, to whom it would have gone. An exit by ourselves would do the same,
   * but Liberty would complain of it, with a stack trace.
   */
  void pass() {
    close();
    try {
      raise.invoke();
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    try {
      Object replaced = handle.invoke(usual);
      assert replaced != null;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }
}
