// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Precompiled for app/ and its tests only: the Qt headers nearly every unit there needs.
#include <QAbstractItemModel>
#include <QApplication>
#include <QColor>
#include <QFont>
#include <QHash>
#include <QIcon>
#include <QLabel>
#include <QObject>
#include <QPainter>
#include <QPointer>
#include <QString>
#include <QTimer>
#include <QVBoxLayout>
#include <QVector>
#include <QWidget>
