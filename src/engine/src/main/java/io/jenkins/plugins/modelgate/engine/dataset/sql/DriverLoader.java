package io.jenkins.plugins.modelgate.engine.dataset.sql;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.Enumeration;
import java.util.List;
import java.util.Properties;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/** JDBC drivers in class loaders of their own: they see Java alone, and nobody sees them. */
final class DriverLoader {
    private static final String SERVICE = "META-INF/services/java.sql.Driver";
    private static final String EMBEDDED_URL = "jdbc:duckdb:";

    private static Loader embedded;

    private DriverLoader() {}

    /**
     * The embedded engine.
     *
     * @param scratch where its native library goes when there is no better place
     */
    static Connection embedded(Path scratch, Properties properties) throws DatasetException, SQLException {
        // The URL is a constant: the driver would take options, and a file to execute, from it.
        return connect(embeddedLoader(scratch), EMBEDDED_URL, properties);
    }

    /** One for the whole process: a native library cannot be loaded twice. */
    private static synchronized ClassLoader embeddedLoader(Path scratch) throws DatasetException {
        if (embedded == null) {
            String library = NativeLibrary.name();
            URL packed = DriverLoader.class.getClassLoader().getResource(library);
            if (packed == null) {
                throw new DatasetException(
                        "the embedded engine's jar (duckdb_jdbc) is not there; install Model Gate again");
            }
            String jar = packed.toString();
            try {
                URL[] jars = {
                    URI.create(jar.substring("jar:".length(), jar.indexOf("!/")))
                            .toURL()
                };
                embedded = new Loader(jars, library, NativeLibrary.unpacked(packed, scratch));
            } catch (MalformedURLException e) {
                throw new DatasetException("the embedded engine's jar has a strange name: " + jar, e);
            }
        }
        return embedded;
    }

    /**
     * A database behind a driver that was named.
     *
     * @param jars the driver and what it needs
     */
    static Connection named(List<Path> jars, String url, Properties properties) throws DatasetException, SQLException {
        URL[] urls = new URL[jars.size()];
        for (int i = 0; i < urls.length; i++) {
            if (!Files.isRegularFile(jars.get(i))) {
                throw new DatasetException("--driver " + jars.get(i) + ": no such jar");
            }
            try {
                urls[i] = jars.get(i).toUri().toURL();
            } catch (MalformedURLException e) {
                throw new DatasetException("--driver " + jars.get(i) + " is no path of a jar", e);
            }
        }
        return connect(new Loader(urls, null, null), url, properties);
    }

    private static Connection connect(ClassLoader loader, String url, Properties properties)
            throws DatasetException, SQLException {
        try {
            for (Driver driver : ServiceLoader.load(Driver.class, loader)) {
                if (driver.getClass().getClassLoader() == loader && driver.acceptsURL(url)) {
                    Connection connection = driver.connect(url, properties);
                    if (connection != null) {
                        return connection;
                    }
                }
            }
        } catch (ServiceConfigurationError e) {
            throw new DatasetException("the driver does not start: " + DatabaseMessage.of(e), e);
        }
        throw new DatasetException("no driver in the given jars takes " + JdbcUrl.shown(url)
                + "; name the database's own JDBC driver with --driver");
    }

    /** Looks for classes in its own jars and in Java, nowhere else. */
    private static final class Loader extends URLClassLoader {
        private final String hidden;
        private final Path library;

        Loader(URL[] jars, String hidden, Path library) {
            super(jars, ClassLoader.getPlatformClassLoader());
            this.hidden = hidden;
            this.library = library;
        }

        /** A driver that does not see its packed library asks for an unpacked one. */
        @Override
        public URL getResource(String name) {
            return name.equals(hidden) ? null : super.getResource(name);
        }

        /** Java knows drivers by this file: only those of the given jars count. */
        @Override
        public Enumeration<URL> getResources(String name) throws IOException {
            return name.equals(SERVICE) ? findResources(name) : super.getResources(name);
        }

        @Override
        protected String findLibrary(String name) {
            return library == null ? null : library.toString();
        }
    }
}
