# pyright: basic
# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'meeting_form.ui'
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import QCoreApplication, QMetaObject, Qt
from PySide6.QtWidgets import QComboBox, QDateEdit, QDialog, QDialogButtonBox, QFormLayout, QFrame, QHBoxLayout, QLabel, QLineEdit, QListWidget, QPushButton, QScrollArea, QSizePolicy, QSpacerItem, QSpinBox, QTimeEdit, QVBoxLayout, QWidget
class Ui_MeetingForm(object):
    def setupUi(self, MeetingForm: QDialog) -> None:
        if not MeetingForm.objectName():
            MeetingForm.setObjectName(u"MeetingForm")
        MeetingForm.resize(560, 620)
        self.outer = QVBoxLayout(MeetingForm)
        self.outer.setObjectName(u"outer")
        self.scroll = QScrollArea(MeetingForm)
        self.scroll.setObjectName(u"scroll")
        self.scroll.setFrameShape(QFrame.Shape.NoFrame)
        self.scroll.setWidgetResizable(True)
        self.scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.page = QWidget()
        self.page.setObjectName(u"page")
        self.form = QFormLayout(self.page)
        self.form.setObjectName(u"form")
        self.form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        self.form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self.typeLabel = QLabel(self.page)
        self.typeLabel.setObjectName(u"typeLabel")

        self.form.setWidget(0, QFormLayout.ItemRole.LabelRole, self.typeLabel)

        self.type = QComboBox(self.page)
        self.type.setObjectName(u"type")
        self.type.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.type.setMinimumContentsLength(30)
        self.type.setMaxVisibleItems(16)

        self.form.setWidget(0, QFormLayout.ItemRole.FieldRole, self.type)

        self.statesLabel = QLabel(self.page)
        self.statesLabel.setObjectName(u"statesLabel")

        self.form.setWidget(1, QFormLayout.ItemRole.LabelRole, self.statesLabel)

        self.states = QListWidget(self.page)
        self.states.setObjectName(u"states")
        self.states.setMinimumHeight(110)

        self.form.setWidget(1, QFormLayout.ItemRole.FieldRole, self.states)

        self.stateButtons = QHBoxLayout()
        self.stateButtons.setObjectName(u"stateButtons")
        self.allStates = QPushButton(self.page)
        self.allStates.setObjectName(u"allStates")
        self.allStates.setAutoDefault(False)

        self.stateButtons.addWidget(self.allStates)

        self.noStates = QPushButton(self.page)
        self.noStates.setObjectName(u"noStates")
        self.noStates.setAutoDefault(False)

        self.stateButtons.addWidget(self.noStates)

        self.statesSpace = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.stateButtons.addItem(self.statesSpace)


        self.form.setLayout(2, QFormLayout.ItemRole.FieldRole, self.stateButtons)

        self.dayLabel = QLabel(self.page)
        self.dayLabel.setObjectName(u"dayLabel")

        self.form.setWidget(3, QFormLayout.ItemRole.LabelRole, self.dayLabel)

        self.day = QDateEdit(self.page)
        self.day.setObjectName(u"day")
        self.day.setCalendarPopup(True)

        self.form.setWidget(3, QFormLayout.ItemRole.FieldRole, self.day)

        self.timeLabel = QLabel(self.page)
        self.timeLabel.setObjectName(u"timeLabel")

        self.form.setWidget(4, QFormLayout.ItemRole.LabelRole, self.timeLabel)

        self.time = QTimeEdit(self.page)
        self.time.setObjectName(u"time")

        self.form.setWidget(4, QFormLayout.ItemRole.FieldRole, self.time)

        self.zoneLabel = QLabel(self.page)
        self.zoneLabel.setObjectName(u"zoneLabel")

        self.form.setWidget(5, QFormLayout.ItemRole.LabelRole, self.zoneLabel)

        self.zone = QComboBox(self.page)
        self.zone.setObjectName(u"zone")

        self.form.setWidget(5, QFormLayout.ItemRole.FieldRole, self.zone)

        self.minutesLabel = QLabel(self.page)
        self.minutesLabel.setObjectName(u"minutesLabel")

        self.form.setWidget(6, QFormLayout.ItemRole.LabelRole, self.minutesLabel)

        self.minutes = QSpinBox(self.page)
        self.minutes.setObjectName(u"minutes")
        self.minutes.setMinimum(5)
        self.minutes.setMaximum(1440)
        self.minutes.setSingleStep(15)

        self.form.setWidget(6, QFormLayout.ItemRole.FieldRole, self.minutes)

        self.sessionLabel = QLabel(self.page)
        self.sessionLabel.setObjectName(u"sessionLabel")

        self.form.setWidget(7, QFormLayout.ItemRole.LabelRole, self.sessionLabel)

        self.session = QSpinBox(self.page)
        self.session.setObjectName(u"session")
        self.session.setMinimum(1)
        self.session.setMaximum(3)

        self.form.setWidget(7, QFormLayout.ItemRole.FieldRole, self.session)

        self.titleLabel = QLabel(self.page)
        self.titleLabel.setObjectName(u"titleLabel")

        self.form.setWidget(8, QFormLayout.ItemRole.LabelRole, self.titleLabel)

        self.title = QLineEdit(self.page)
        self.title.setObjectName(u"title")
        self.title.setMaxLength(300)

        self.form.setWidget(8, QFormLayout.ItemRole.FieldRole, self.title)

        self.placeLabel = QLabel(self.page)
        self.placeLabel.setObjectName(u"placeLabel")

        self.form.setWidget(9, QFormLayout.ItemRole.LabelRole, self.placeLabel)

        self.place = QLineEdit(self.page)
        self.place.setObjectName(u"place")
        self.place.setMaxLength(300)

        self.form.setWidget(9, QFormLayout.ItemRole.FieldRole, self.place)

        self.hint = QLabel(self.page)
        self.hint.setObjectName(u"hint")
        self.hint.setTextFormat(Qt.TextFormat.PlainText)
        self.hint.setWordWrap(True)

        self.form.setWidget(10, QFormLayout.ItemRole.FieldRole, self.hint)

        self.scroll.setWidget(self.page)

        self.outer.addWidget(self.scroll)

        self.buttons = QDialogButtonBox(MeetingForm)
        self.buttons.setObjectName(u"buttons")
        self.buttons.setStandardButtons(QDialogButtonBox.StandardButton.Cancel|QDialogButtonBox.StandardButton.Ok)

        self.outer.addWidget(self.buttons)

#if QT_CONFIG(shortcut)
        self.typeLabel.setBuddy(self.type)
        self.statesLabel.setBuddy(self.states)
        self.dayLabel.setBuddy(self.day)
        self.timeLabel.setBuddy(self.time)
        self.zoneLabel.setBuddy(self.zone)
        self.minutesLabel.setBuddy(self.minutes)
        self.sessionLabel.setBuddy(self.session)
        self.titleLabel.setBuddy(self.title)
        self.placeLabel.setBuddy(self.place)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(MeetingForm)
        self.buttons.rejected.connect(MeetingForm.reject)

        QMetaObject.connectSlotsByName(MeetingForm)
    # setupUi

    def retranslateUi(self, MeetingForm: QDialog) -> None:
        MeetingForm.setWindowTitle(QCoreApplication.translate("MeetingForm", u"New meeting", None))
        self.typeLabel.setText(QCoreApplication.translate("MeetingForm", u"&Meeting", None))
#if QT_CONFIG(accessibility)
        self.type.setAccessibleName(QCoreApplication.translate("MeetingForm", u"Meeting", None))
#endif // QT_CONFIG(accessibility)
        self.statesLabel.setText(QCoreApplication.translate("MeetingForm", u"&States", None))
#if QT_CONFIG(accessibility)
        self.states.setAccessibleName(QCoreApplication.translate("MeetingForm", u"States", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(accessibility)
        self.states.setAccessibleDescription(QCoreApplication.translate("MeetingForm", u"Space checks a state", None))
#endif // QT_CONFIG(accessibility)
        self.allStates.setText(QCoreApplication.translate("MeetingForm", u"&All of the cycle", None))
        self.noStates.setText(QCoreApplication.translate("MeetingForm", u"N&one", None))
        self.dayLabel.setText(QCoreApplication.translate("MeetingForm", u"&Date", None))
#if QT_CONFIG(accessibility)
        self.day.setAccessibleName(QCoreApplication.translate("MeetingForm", u"Date", None))
#endif // QT_CONFIG(accessibility)
        self.day.setDisplayFormat(QCoreApplication.translate("MeetingForm", u"MMM d, yyyy", None))
        self.timeLabel.setText(QCoreApplication.translate("MeetingForm", u"&Time", None))
#if QT_CONFIG(accessibility)
        self.time.setAccessibleName(QCoreApplication.translate("MeetingForm", u"Time", None))
#endif // QT_CONFIG(accessibility)
        self.time.setDisplayFormat(QCoreApplication.translate("MeetingForm", u"h:mm AP", None))
        self.zoneLabel.setText(QCoreApplication.translate("MeetingForm", u"Time &zone", None))
#if QT_CONFIG(accessibility)
        self.zone.setAccessibleName(QCoreApplication.translate("MeetingForm", u"Time zone", None))
#endif // QT_CONFIG(accessibility)
        self.minutesLabel.setText(QCoreApplication.translate("MeetingForm", u"&Length", None))
#if QT_CONFIG(accessibility)
        self.minutes.setAccessibleName(QCoreApplication.translate("MeetingForm", u"Length in minutes", None))
#endif // QT_CONFIG(accessibility)
        self.minutes.setSuffix(QCoreApplication.translate("MeetingForm", u" minutes", None))
        self.sessionLabel.setText(QCoreApplication.translate("MeetingForm", u"Sess&ion", None))
#if QT_CONFIG(accessibility)
        self.session.setAccessibleName(QCoreApplication.translate("MeetingForm", u"Session", None))
#endif // QT_CONFIG(accessibility)
        self.titleLabel.setText(QCoreApplication.translate("MeetingForm", u"O&wn title", None))
#if QT_CONFIG(accessibility)
        self.title.setAccessibleName(QCoreApplication.translate("MeetingForm", u"Own title", None))
#endif // QT_CONFIG(accessibility)
        self.placeLabel.setText(QCoreApplication.translate("MeetingForm", u"&Place or dial-in", None))
#if QT_CONFIG(accessibility)
        self.place.setAccessibleName(QCoreApplication.translate("MeetingForm", u"Place or dial-in", None))
#endif // QT_CONFIG(accessibility)
    # retranslateUi
