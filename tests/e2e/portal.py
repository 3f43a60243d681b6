# SPDX-License-Identifier: GPL-3.0-or-later
"""The settings portal of a desktop, as far as light and dark: reads "dark" or "light" from its standard input, answers
Read and ReadOne, and tells of changes. Run as a child of the desk."""
import sys
import threading

from gi.repository import Gio, GLib

SCHEME = {"none": 0, "dark": 1, "light": 2}
INTERFACE = """<node><interface name='org.freedesktop.portal.Settings'>
<method name='Read'><arg type='s' direction='in'/><arg type='s' direction='in'/><arg type='v' direction='out'/></method>
<method name='ReadOne'><arg type='s' direction='in'/><arg type='s' direction='in'/><arg type='v' direction='out'/></method>
<method name='ReadAll'><arg type='as' direction='in'/><arg type='a{sa{sv}}' direction='out'/></method>
<signal name='SettingChanged'><arg type='s'/><arg type='s'/><arg type='v'/></signal>
<property name='version' type='u' access='read'/></interface></node>"""
PATH = "/org/freedesktop/portal/desktop"
GROUP, KEY = "org.freedesktop.appearance", "color-scheme"

now = [SCHEME[sys.argv[1] if len(sys.argv) > 1 else "none"]]
bus = Gio.bus_get_sync(Gio.BusType.SESSION, None)


def answer(connection, sender, path, interface, method, arguments, invocation):
    scheme = GLib.Variant("u", now[0])
    if method == "ReadAll":
        invocation.return_value(GLib.Variant("(a{sa{sv}})", ({GROUP: {KEY: scheme}},)))
    elif tuple(arguments)[:2] != (GROUP, KEY):
        invocation.return_dbus_error("org.freedesktop.portal.Error.NotFound", "Requested setting not found")
    else:
        inner = GLib.Variant("v", scheme) if method == "Read" else scheme
        invocation.return_value(GLib.Variant("(v)", (inner,)))


def listen():
    for line in sys.stdin:
        now[0] = SCHEME[line.strip()]
        bus.emit_signal(None, PATH, "org.freedesktop.portal.Settings", "SettingChanged",
                        GLib.Variant("(ssv)", (GROUP, KEY, GLib.Variant("u", now[0]))))
    loop.quit()


node = Gio.DBusNodeInfo.new_for_xml(INTERFACE)
bus.register_object(PATH, node.interfaces[0], answer, lambda *a: GLib.Variant("u", 1), None)
Gio.bus_own_name_on_connection(bus, "org.freedesktop.portal.Desktop", Gio.BusNameOwnerFlags.NONE, None, None)
loop = GLib.MainLoop()
threading.Thread(target=listen, daemon=True).start()
loop.run()
