/** People: who is asked, what they decided, and what may be done because of it. */
package io.jenkins.plugins.modelgate.approval;
