package io.jenkins.plugins.modelgate.approval.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import java.io.IOException;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.StaplerResponse2;

/** The page of a request as the answer to a form, with the status that fits what became of it. */
final class PageAgain implements HttpResponse {
    private final RequestPage page;
    private final int status;

    PageAgain(RequestPage page, int status) {
        this.page = page;
        this.status = status;
    }

    @Override
    public void generateResponse(StaplerRequest2 req, StaplerResponse2 rsp, Object node)
            throws IOException, ServletException {
        rsp.setStatus(status);
        RequestDispatcher view = req.getView(page, "index.jelly");
        view.forward(req, rsp);
    }
}
