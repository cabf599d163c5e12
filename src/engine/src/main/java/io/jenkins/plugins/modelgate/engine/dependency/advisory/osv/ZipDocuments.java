package io.jenkins.plugins.modelgate.engine.dependency.advisory.osv;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.Locale;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The records of a zip file by its directory, so that one cut short is refused at once. The file stays open until the last
 * of its members was read, for several readers share it.
 */
final class ZipDocuments {
    private final Path path;
    private final OsvBudget budget;
    private final ZipFile zip;
    private final Enumeration<? extends ZipEntry> entries;
    private int open = 1;

    ZipDocuments(Path path, OsvBudget budget) throws IOException {
        this.path = path;
        this.budget = budget;
        try {
            zip = new ZipFile(path.toFile());
        } catch (IOException e) {
            throw new IOException(
                    "The zip file " + SafeText.quote(path.toString()) + " cannot be read: "
                            + SafeText.of(String.valueOf(e.getMessage())) + ". Fetch the OSV data again.",
                    e);
        }
        entries = zip.entries();
    }

    @CheckForNull
    OsvDocuments.Document next() throws IOException {
        while (entries.hasMoreElements()) {
            ZipEntry entry = entries.nextElement();
            String name = entry.getName().toLowerCase(Locale.ROOT);
            if (!entry.isDirectory() && name.endsWith(".json")) {
                hold();
                return new Member(entry);
            }
            if (!entry.isDirectory() && (name.endsWith(".zip") || OsvDocuments.isOtherForm(name))) {
                throw OsvDocuments.otherForm(path.getFileName() + "!/" + entry.getName());
            }
        }
        return null;
    }

    private synchronized void hold() {
        open++;
    }

    /** Nobody asks for more members; called once, as each member's stream is closed once. */
    synchronized void retire() throws IOException {
        if (--open == 0) {
            zip.close();
        }
    }

    private final class Member implements OsvDocuments.Document {
        private final ZipEntry entry;

        Member(ZipEntry entry) {
            this.entry = entry;
        }

        @Override
        public String name() {
            return path.getFileName() + "!/" + entry.getName();
        }

        @Override
        public InputStream open() throws IOException {
            long packed = Math.max(0, entry.getCompressedSize());
            return new Checked(budget.limit(name(), zip.getInputStream(entry), packed));
        }

        /** The JDK checks sums of members only when it reads a zip file from its start to its end. */
        private final class Checked extends CheckedInputStream {
            private boolean closed;

            Checked(InputStream in) {
                super(in, new CRC32());
            }

            @Override
            public int read() throws IOException {
                return ended(super.read());
            }

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                return ended(super.read(buffer, offset, length));
            }

            private int ended(int result) throws IOException {
                if (result < 0 && getChecksum().getValue() != entry.getCrc()) {
                    throw new IOException("The advisory " + SafeText.quote(name())
                            + " is not what its zip file says: its checksum differs. Fetch the OSV data again.");
                }
                return result;
            }

            @Override
            public void close() throws IOException {
                super.close();
                if (!closed) {
                    closed = true;
                    retire();
                }
            }
        }
    }
}
