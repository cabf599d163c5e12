/**
 * ZIP archives, read once from the first byte to the last with every reading that a loader may take; rooms whose format
 * is a ZIP archive (PyTorch, npz, Keras, skops) implement {@link
 * io.jenkins.plugins.modelgate.engine.scan.archive.zip.ZipProfile} and are listed where the {@code ZipScanner} is made.
 */
package io.jenkins.plugins.modelgate.engine.scan.archive.zip;
