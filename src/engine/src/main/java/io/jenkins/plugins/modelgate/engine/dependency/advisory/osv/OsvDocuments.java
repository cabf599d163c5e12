package io.jenkins.plugins.modelgate.engine.dependency.advisory.osv;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The documents of a directory, a zip file or a single file, one after the other, for several readers at once. A directory is
 * walked to its leaves, links followed: files named {@code .json} are records, files named {@code .zip} are read in the same way.
 */
final class OsvDocuments implements Closeable {
    /** YAML, as PyPA writes its database, and packed records. */
    private static final Pattern OTHER_FORMS = Pattern.compile("(?i).*\\.(ya?ml|gz|tgz|xz|zst|bz2|7z|tar)");

    private final Stream<Path> walk;
    private final Iterator<Path> files;

    @CheckForNull
    private ZipDocuments zip;

    private int count;
    private final OsvBudget budget = new OsvBudget();

    OsvDocuments(Path path) throws IOException {
        if (!Files.exists(path)) {
            throw new IOException("There are no OSV data at " + SafeText.quote(path.toString())
                    + ". Name a directory or a zip file of OSV records, or an index of them.");
        }
        refuseOtherForms(path);
        walk = Files.walk(path, FileVisitOption.FOLLOW_LINKS).filter(OsvDocuments::isDocument);
        files = walk.iterator();
    }

    /** A record to be read. */
    interface Document {
        /** For messages. */
        String name();

        /** Its content; what it does not give is told by an exception at the latest at the end. */
        InputStream open() throws IOException;
    }

    /** A record that nobody could read may be about anything: it must not lie unseen beside those that are read. */
    private static void refuseOtherForms(Path path) throws IOException {
        try (Stream<Path> all = Files.walk(path, FileVisitOption.FOLLOW_LINKS)) {
            Path other =
                    all.filter(file -> isOtherForm(file.toString())).findFirst().orElse(null);
            if (other != null) {
                throw otherForm(other.toString());
            }
        } catch (UncheckedIOException e) {
            throw new IOException("The OSV data cannot be walked: " + SafeText.of(String.valueOf(e.getMessage())), e);
        }
    }

    static boolean isOtherForm(String name) {
        return OTHER_FORMS.matcher(name).matches();
    }

    static IOException otherForm(String name) {
        return new IOException("The OSV data have records in a form that is not read here: " + SafeText.quote(name)
                + ". Bring them as JSON files or as zip files of such.");
    }

    private static boolean isDocument(Path path) {
        String name = path.toString().toLowerCase(Locale.ROOT);
        return (name.endsWith(".json") || name.endsWith(".zip")) && Files.isRegularFile(path);
    }

    /** The next document, or null behind the last. */
    @CheckForNull
    synchronized Document next() throws IOException {
        try {
            while (true) {
                Document member = zip == null ? null : zip.next();
                if (member != null) {
                    return counted(member);
                }
                if (!files.hasNext()) {
                    return null;
                }
                Path file = files.next();
                if (!file.toString().toLowerCase(Locale.ROOT).endsWith(".zip")) {
                    return counted(new FileDocument(file, budget));
                }
                if (zip != null) {
                    zip.retire();
                }
                zip = new ZipDocuments(file, budget);
            }
        } catch (UncheckedIOException e) {
            throw new IOException("The OSV data cannot be walked: " + SafeText.of(String.valueOf(e.getMessage())), e);
        }
    }

    private Document counted(Document document) throws IOException {
        if (++count > OsvLimits.RECORDS) {
            throw new IOException("The OSV data have more than " + OsvLimits.RECORDS + " records; name fewer.");
        }
        return document;
    }

    @Override
    public synchronized void close() throws IOException {
        walk.close();
        if (zip != null) {
            zip.retire();
        }
    }

    private record FileDocument(Path file, OsvBudget budget) implements Document {
        @Override
        public String name() {
            return file.toString();
        }

        @Override
        public InputStream open() throws IOException {
            return budget.limit(name(), Files.newInputStream(file), Long.MAX_VALUE);
        }
    }
}
