package io.jenkins.plugins.modelgate.engine.configuration.syntax;

import java.util.Locale;
import java.util.regex.Pattern;

/** Which files hold environment variables, one to a line: {@code .env}, {@code .env.local}, {@code prod.env}, {@code .envrc}. */
public final class DotEnv {
    private static final Pattern NAME = Pattern.compile("(?s)\\.(?:flask)?env(?:rc)?(?:[._-].+)?|.+\\.env(?:rc)?");
    private static final Pattern SCRIPT = Pattern.compile("(?s)\\.envrc(?:[._-].+)?|.+\\.envrc");

    private DotEnv() {}

    /** Whether a file of this name is one. */
    public static boolean is(String name) {
        return NAME.matcher(name.toLowerCase(Locale.ROOT)).matches();
    }

    /** Whether a shell reads it besides, as direnv has its files read. */
    public static boolean isScript(String name) {
        return SCRIPT.matcher(name.toLowerCase(Locale.ROOT)).matches();
    }
}
