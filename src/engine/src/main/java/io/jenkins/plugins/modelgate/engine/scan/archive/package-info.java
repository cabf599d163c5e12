/**
 * Containers and compressed streams: every byte of every member reaches the scanners, whichever way a loader reads.
 *
 * <p>A format that is a ZIP archive implements {@link io.jenkins.plugins.modelgate.engine.scan.archive.zip.ZipProfile}, one
 * that is a tar archive {@link io.jenkins.plugins.modelgate.engine.scan.archive.tar.TarProfile}; both are listed in the
 * table of known formats. A profile is shown every member while the archive streams by, may appoint a scanner of its own
 * for it, and judges the whole at the end.
 */
package io.jenkins.plugins.modelgate.engine.scan.archive;
