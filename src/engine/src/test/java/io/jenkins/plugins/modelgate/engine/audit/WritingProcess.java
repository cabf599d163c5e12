package io.jenkins.plugins.modelgate.engine.audit;

import io.jenkins.plugins.modelgate.engine.audit.note.LogKey;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** A process that writes until it is killed, and tells every receipt: index and leaf hash. */
public final class WritingProcess {
    private WritingProcess() {}

    public static void main(String[] arguments) throws Exception {
        LogKey key = LogKey.parse(arguments[2]);
        AuditOptions options = AuditOptions.withHighWaterMark(Path.of(arguments[1]));
        AuditLog log = AuditLog.open(Path.of(arguments[0]), key, options);
        if (log.readOnly().isPresent()) {
            throw log.readOnly().get();
        }
        PrintStream out = new PrintStream(new java.io.FileOutputStream(java.io.FileDescriptor.out), false);
        List<Thread> writers = new ArrayList<>();
        for (int w = 0; w < 8; w++) {
            long first = w * 1_000_000_000L + log.checkpoint().size();
            Thread writer = new Thread(() -> write(log, first, out));
            writer.start();
            writers.add(writer);
        }
        for (Thread writer : writers) {
            writer.join();
        }
    }

    private static void write(AuditLog log, long first, PrintStream out) {
        try {
            for (long i = first; ; i++) {
                Receipt receipt = log.appendAndWait(TestLog.entry(i));
                synchronized (out) {
                    out.print(receipt.index() + " " + HexFormat.of().formatHex(receipt.leafHash()) + "\n");
                    out.flush();
                }
            }
        } catch (Exception e) {
            e.printStackTrace();
            Runtime.getRuntime().halt(1);
        }
    }
}
