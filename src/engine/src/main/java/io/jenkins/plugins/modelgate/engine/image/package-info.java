/**
 * Container images in an OCI image layout, a directory or a tar file: which image is meant, whether every blob is the one
 * that its digest names, and what the file system holds that the layers make together. Nothing is unpacked.
 */
package io.jenkins.plugins.modelgate.engine.image;
