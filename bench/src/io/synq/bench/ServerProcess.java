package io.synq.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What Linux says of one process; {@link #UNKNOWN} throughout when no process was named or it is gone. */
final class ServerProcess {

    static final double UNKNOWN = -1;

    /** The kernel reports CPU times to user space in hundredths of a second, whatever its own tick is. */
    private static final double TICKS_PER_SECOND = 100;

    private final long pid;

    /** A pid of 0 stands for no process. */
    ServerProcess(long pid) {
        this.pid = pid;
    }

    boolean known() {
        return pid != 0;
    }

    boolean gone() {
        return pid != 0 && ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty();
    }

    /** User and system time since the process began, all its threads, without its children. */
    double cpuSeconds() {
        String stat = read("stat");
        if (stat.isEmpty()) {
            return UNKNOWN;
        }
        // The second field is the program's name in brackets and may itself hold spaces and brackets.
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS_PER_SECOND;
    }

    /** The most memory that was resident at any time since the process began, in MiB. */
    double peakMebibytes() {
        return read("status")
                .lines()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToDouble(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024.0)
                .findFirst()
                .orElse(UNKNOWN);
    }

    private String read(String file) {
        try {
            return pid == 0 ? "" : Files.readString(Path.of("/proc", Long.toString(pid), file));
        } catch (IOException e) {
            return "";
        }
    }
}
