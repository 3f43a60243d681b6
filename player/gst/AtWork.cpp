// SPDX-License-Identifier: GPL-3.0-or-later
#include "player/gst/AtWork.h"

#include <utility>

namespace linnet::player::gst {

bool isAtWork(GstElement* pipeline) {
    bool isAnyStarted = false;
    const auto askPad = [](GstElement*, GstPad* pad, gpointer answer) -> gboolean {
        if (gst_pad_get_task_state(pad) == GST_TASK_STARTED) *static_cast<bool*>(answer) = true;
        return TRUE;
    };
    const auto askElement = [](const GValue* value, gpointer askPadAndAnswer) {
        const auto& [ask, answer] = *static_cast<std::pair<GstElementForeachPadFunc, bool*>*>(askPadAndAnswer);
        gst_element_foreach_pad(GST_ELEMENT(g_value_get_object(value)), ask, answer);
    };
    std::pair<GstElementForeachPadFunc, bool*> question{askPad, &isAnyStarted};
    GstIterator* elements = gst_bin_iterate_recurse(GST_BIN(pipeline));
    const GstIteratorResult result = gst_iterator_foreach(elements, askElement, &question);
    gst_iterator_free(elements);
    return isAnyStarted || result != GST_ITERATOR_DONE; // Else it is being changed, by somebody who is at work.
}

} // namespace linnet::player::gst
