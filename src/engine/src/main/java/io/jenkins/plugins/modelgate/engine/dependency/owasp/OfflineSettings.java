package io.jenkins.plugins.modelgate.engine.dependency.owasp;

import java.io.IOException;
import java.nio.file.Path;
import org.owasp.dependencycheck.utils.Settings;

/** Settings of Dependency-Check under which it asks nobody and writes nowhere but where it is told. */
final class OfflineSettings {
    /** File of the database. */
    static final String DATABASE = "odc.mv.db";

    private OfflineSettings() {}

    /** For filling a new database. */
    static Settings writing(Path database, Path scratch) throws IOException {
        Settings settings = common(database, scratch);
        // Only with this does it make the tables; nothing calls its updaters.
        settings.setBoolean(Settings.KEYS.AUTO_UPDATE, true);
        settings.setString(
                Settings.KEYS.DB_CONNECTION_STRING, url(database) + ";AUTOCOMMIT=ON;CACHE_SIZE=65536;RETENTION_TIME=0");
        return settings;
    }

    /** For reading one that somebody else may be reading too. */
    static Settings reading(Path database, Path scratch) throws IOException {
        Settings settings = common(database, scratch);
        settings.setBoolean(Settings.KEYS.AUTO_UPDATE, false);
        settings.setString(
                Settings.KEYS.DB_CONNECTION_STRING, url(database) + ";ACCESS_MODE_DATA=r;IFEXISTS=TRUE;FILE_LOCK=NO");
        return settings;
    }

    private static Settings common(Path database, Path scratch) {
        Settings settings = new Settings();
        settings.setString(Settings.KEYS.DATA_DIRECTORY, scratch.toString());
        settings.setString(Settings.KEYS.TEMP_DIRECTORY, scratch.toString());
        settings.setString(Settings.KEYS.H2_DATA_DIRECTORY, String.valueOf(database.getParent()));
        settings.setString(Settings.KEYS.DB_FILE_NAME, DATABASE);
        settings.setBoolean(Settings.KEYS.HOSTED_SUPPRESSIONS_ENABLED, false);
        settings.setBoolean(Settings.KEYS.ANALYZER_OSSINDEX_ENABLED, false);
        // npm's packages have no better analyzer here, for the better ones ask a server.
        settings.setString(Settings.KEYS.ECOSYSTEM_SKIP_CPEANALYZER, "none");
        return settings;
    }

    /** @throws IOException for a path that would be read as options */
    private static String url(Path database) throws IOException {
        String path = database.toAbsolutePath().normalize().toString();
        if (path.indexOf(';') >= 0 || path.indexOf('%') >= 0) {
            throw new IOException(
                    "the directory of the advisory data has a ; or % in its name, which its database cannot" + " open: "
                            + path);
        }
        // No log file of the database beside it: a snapshot has nothing but data.
        return "jdbc:h2:file:" + path.substring(0, path.length() - ".mv.db".length()) + ";TRACE_LEVEL_FILE=0";
    }
}
