package io.jenkins.plugins.modelgate.engine.dependency.advisory.fetch;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * How publishers are reached.
 *
 * @param proxy host of an HTTP proxy that asks for no password, or null for what Java's system properties say
 * @param port of the proxy
 * @param direct hosts that are asked without it, as Jenkins has them: names with {@code *}, separated by blanks, commas or bars
 * @param plain whether {@code http} is accepted: whoever sits on such a line can leave advisories out
 */
public record Route(@CheckForNull String proxy, int port, String direct, boolean plain) {
    private static final int MAX_PORT = 65_535;

    /** @throws IllegalArgumentException for a port that is none */
    public Route {
        if (proxy != null && (port < 1 || port > MAX_PORT)) {
            throw new IllegalArgumentException("no port of a proxy: " + port);
        }
    }

    /** As Java's system properties say, and over TLS alone. */
    public static Route usual() {
        return new Route(null, 0, "", false);
    }

    ProxySelector proxies() {
        return proxy == null ? ProxySelector.getDefault() : new Fixed(proxy, port, patterns(direct));
    }

    private static List<Pattern> patterns(String direct) {
        return Arrays.stream(direct.split("[\\s,|]+"))
                .filter(each -> !each.isEmpty())
                .map(each -> Pattern.compile(
                        "\\Q" + each.toLowerCase(Locale.ROOT).replace("\\E", "").replace("*", "\\E.*\\Q") + "\\E"))
                .toList();
    }

    private static final class Fixed extends ProxySelector {
        private final Proxy proxy;
        private final List<Pattern> direct;

        Fixed(String host, int port, List<Pattern> direct) {
            this.proxy = new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(host, port));
            this.direct = direct;
        }

        @Override
        public List<Proxy> select(URI url) {
            String host = String.valueOf(url.getHost()).toLowerCase(Locale.ROOT);
            return List.of(direct.stream().anyMatch(each -> each.matcher(host).matches()) ? Proxy.NO_PROXY : proxy);
        }

        @Override
        public void connectFailed(URI url, SocketAddress address, IOException e) {
            // The download itself tells.
        }
    }
}
